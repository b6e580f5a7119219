import { describe, expect, test } from "vitest";
import { connectStream, dialNumber, hangUp, screenCall } from "../twiml.ts";
import { readTwiml } from "./read-twiml.ts";
import { readXml } from "./read-xml.ts";

function xml(body: string) {
  return { status: 200, contentType: "text/xml; charset=utf-8", body };
}

describe("reads what we write", () => {
  test("a stream", () => {
    const twiml = connectStream({
      origin: "https://d.example",
      streamUrl: "wss://d.example/media-stream",
      token: 'a"<&>',
    });
    expect(readTwiml(xml(twiml)).slice(0, 1)).toEqual([
      {
        verb: "connect",
        action: "https://d.example/call-ended",
        streamUrl: "wss://d.example/media-stream",
        parameters: { token: 'a"<&>' },
      },
    ]);
  });

  test("a dial", () => {
    const twiml = dialNumber({
      origin: "https://d.example",
      number: "+4930123",
      rung: 1,
      callerId: "+4930456",
    });
    expect(readTwiml(xml(twiml))).toEqual([
      {
        verb: "dial",
        number: "+4930123",
        whisperUrl: "https://d.example/call-whisper",
        action: "https://d.example/call-ended?rung=1",
        callerId: "+4930456",
      },
    ]);
  });

  test("a question that one key answers", () => {
    const twiml = screenCall({ origin: "https://d.example", whisper: "A caller." });
    expect(readTwiml(xml(twiml))).toEqual([
      {
        verb: "gather",
        action: "https://d.example/call-accepted",
        text: "A caller. To take the call, press 1.",
      },
      {
        verb: "gather",
        action: "https://d.example/call-accepted",
        text: "To take the call, press 1.",
      },
      { verb: "hangup" },
    ]);
  });

  test("a goodbye", () => {
    expect(readTwiml(xml(hangUp("Bye & thanks.")))).toEqual([
      { verb: "say", text: "Bye & thanks." },
      { verb: "hangup" },
    ]);
  });

  test("nothing at all", () => {
    expect(readTwiml({ status: 204, contentType: "", body: "" })).toEqual([]);
    expect(readTwiml(xml("<Response/>"))).toEqual([]);
  });
});

function stream(attributes: string, content = ""): string {
  return `<Response><Connect><Stream ${attributes}>${content}</Stream></Connect></Response>`;
}

describe("refuses what Twilio would refuse", () => {
  test.each([
    ["a query in the stream's URL", stream('url="wss://d.example/s?a=1"'), /31920/],
    ["an https stream", stream('url="https://d.example/s"'), /31922/],
    ["a ws stream to elsewhere", stream('url="ws://d.example/s"'), /31922/],
    ["a stream without a URL", stream('name="a"'), /12200/],
    ["an attribute Twilio doesn't know", stream('url="wss://d.example/s" token="a"'), /12200/],
    [
      "a parameter of more than 500 characters",
      stream('url="wss://d.example/s"', `<Parameter name="a" value="${"x".repeat(500)}"/>`),
      /12200/,
    ],
    ["another root", "<Twiml/>", /12200/],
    ["an unknown verb", "<Response><Shout/></Response>", /12200/],
    ["what is not XML", "Hello", /12100/],
    ["XML that ends early", "<Response>", /12100/],
    ["a bare ampersand", "<Response><Say>Tom & Jerry</Say></Response>", /12100/],
  ])("%s", (_what, body, message) => {
    expect(() => readTwiml(xml(body))).toThrow(message);
  });

  test("JSON", () => {
    const answer = { status: 200, contentType: "application/json", body: "{}" };
    expect(() => readTwiml(answer)).toThrow(/12300/);
  });

  test("an error, and passes on what the desk said", () => {
    const answer = { status: 403, contentType: "text/plain", body: "Not signed.\n" };
    expect(() => readTwiml(answer)).toThrow(/403 .*11200.*: Not signed\.$/);
  });
});

describe("XML", () => {
  test.each([
    "<a><b></a></b>",
    "<a/><b/>",
    '<a x="1" x="2"/>',
    "<a>&nbsp;</a>",
    "<a x=1/>",
    "text<a/>",
    "</a>",
    "",
  ])("%s is not well formed", (document) => {
    expect(() => readXml(document)).toThrow(Error);
  });

  test("keeps text, attributes in both quotes, comments out and references decoded", () => {
    const document = `<?xml version="1.0"?><!-- <a> --><a x='1' y="&#65;&#x42;"> hi &lt;b&gt; <b/></a>`;
    expect(readXml(document)).toEqual({
      name: "a",
      attributes: { x: "1", y: "AB" },
      children: [{ name: "b", attributes: {}, children: [], text: "" }],
      text: " hi <b> ",
    });
  });
});
