import fastify, { type FastifyInstance, type InjectOptions } from "fastify";
import { describe, expect, test } from "vitest";
import { listEmployees } from "../../../store/lobby/employees.ts";
import { openLobby, type Lobby } from "../../../actions/testing/open-lobby.ts";
import { scimRoutes } from "./scim-routes.ts";

const TOKEN = "a-long-token-from-the-env-file";

const USER = {
  schemas: [
    "urn:ietf:params:scim:schemas:core:2.0:User",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  ],
  externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
  userName: "nadia@acme.example",
  active: true,
  displayName: "Nadia Hassan",
  name: { givenName: "Nadia", familyName: "Hassan" },
  title: "IT Support",
  emails: [{ primary: true, type: "work", value: "nadia@acme.example" }],
  phoneNumbers: [{ type: "mobile", value: "+1 212 555 0190" }],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { department: "Operations" },
};

class Provider implements AsyncDisposable {
  readonly lobby: Lobby;
  readonly #server: FastifyInstance;

  constructor(lobby: Lobby, server: FastifyInstance) {
    this.lobby = lobby;
    this.#server = server;
  }

  static async open(): Promise<Provider> {
    const lobby = await openLobby();
    const server = fastify();
    await scimRoutes(server, {
      token: TOKEN,
      directory: async () => ({ ...lobby.owner, actor: { kind: "system", channel: "jobs" } }),
    });
    return new Provider(lobby, server);
  }

  async ask(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    body?: object,
    token = TOKEN,
  ) {
    const options: InjectOptions = {
      method,
      url: `/scim/v2${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { "content-type": "application/scim+json" }),
      },
      ...(body && { payload: JSON.stringify(body) }),
    };
    const answer = await this.#server.inject(options);
    return { status: answer.statusCode, body: answer.body === "" ? null : answer.json() };
  }

  async person(name: string) {
    const people = await listEmployees(this.lobby.database.read, this.lobby.deskId);
    return people.find((one) => one.name === name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.close();
    await this.lobby[Symbol.asyncDispose]();
  }
}

function patch(...Operations: readonly object[]) {
  return { schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations };
}

describe("an identity provider", () => {
  test("is let in with the token only", async () => {
    await using provider = await Provider.open();
    expect(await provider.ask("GET", "/Users", undefined, "guess")).toMatchObject({
      status: 401,
      body: { schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: "401" },
    });
    expect((await provider.ask("GET", "/Users")).body).toMatchObject({ totalResults: 0 });
  });

  test("adds somebody, who can then be visited", async () => {
    await using provider = await Provider.open();
    const made = await provider.ask("POST", "/Users", USER);
    expect(made).toMatchObject({
      status: 201,
      body: { id: "nadia-hassan", userName: "nadia@acme.example", active: true },
    });
    expect(made.body.meta).toMatchObject({
      resourceType: "User",
      location: "/scim/v2/Users/nadia-hassan",
    });
    expect(await provider.person("Nadia Hassan")).toMatchObject({
      department: "Operations",
      phone: "+12125550190",
      email: "nadia@acme.example",
      isGone: false,
    });
  });

  test("finds somebody by user name and by what it calls them, as Entra and Okta ask", async () => {
    await using provider = await Provider.open();
    await provider.ask("POST", "/Users", USER);
    for (const filter of [
      'userName eq "nadia@acme.example"',
      'userName eq "NADIA@acme.example"',
      `externalId eq "${USER.externalId}"`,
    ]) {
      const { body } = await provider.ask("GET", `/Users?filter=${encodeURIComponent(filter)}`);
      expect(body).toMatchObject({ totalResults: 1, Resources: [{ id: "nadia-hassan" }] });
    }
    const { body } = await provider.ask(
      "GET",
      `/Users?filter=${encodeURIComponent('userName eq "x"')}`,
    );
    expect(body.totalResults).toBe(0);
  });

  test("takes over who is in the directory already, by their e-mail address", async () => {
    await using provider = await Provider.open();
    const { body } = await provider.ask("POST", "/Users", {
      ...USER,
      userName: "priya@acme.example",
      displayName: "Priya Raman",
      name: {},
      emails: [{ value: "PRIYA@acme.example", primary: true }],
    });
    expect(body.id).toBe("priya");
    expect(await provider.person("Priya Raman")).toMatchObject({ source: "scim" });
  });

  test("is told of a user name that is taken", async () => {
    await using provider = await Provider.open();
    await provider.ask("POST", "/Users", USER);
    expect(
      await provider.ask("POST", "/Users", { ...USER, userName: "Nadia@ACME.example" }),
    ).toMatchObject({
      status: 409,
      body: { scimType: "uniqueness" },
    });
  });

  test.each([
    ["Okta's way", patch({ op: "replace", value: { active: false } })],
    ["Entra's way", patch({ op: "Replace", path: "active", value: "False" })],
  ])("marks who left as gone, %s, and brings them back", async (_, leaving) => {
    await using provider = await Provider.open();
    await provider.ask("POST", "/Users", USER);
    expect(await provider.ask("PATCH", "/Users/nadia-hassan", leaving)).toMatchObject({
      status: 200,
      body: { active: false },
    });
    expect(await provider.person("Nadia Hassan")).toMatchObject({ isGone: true });
    await provider.ask(
      "PATCH",
      "/Users/nadia-hassan",
      patch({ op: "replace", path: "active", value: true }),
    );
    expect(await provider.person("Nadia Hassan")).toMatchObject({ isGone: false });
  });

  test("changes one thing and leaves the rest", async () => {
    await using provider = await Provider.open();
    await provider.ask("POST", "/Users", USER);
    const change = patch(
      { op: "Add", path: 'emails[type eq "work"].value', value: "n.hassan@acme.example" },
      { op: "Replace", path: "name.familyName", value: "Hassan-Bell" },
      { op: "Replace", path: "displayName", value: "Nadia Hassan-Bell" },
      {
        op: "Replace",
        path: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
        value: "Finance",
      },
    );
    const { status } = await provider.ask("PATCH", "/Users/nadia-hassan", change);
    expect(status).toBe(200);
    expect(await provider.person("Nadia Hassan-Bell")).toMatchObject({
      id: "acme/nadia-hassan",
      familyName: "Hassan-Bell",
      email: "n.hassan@acme.example",
      department: "Finance",
      phone: "+12125550190",
      title: "IT Support",
    });
  });

  test("puts a whole user in the place of what was", async () => {
    await using provider = await Provider.open();
    await provider.ask("POST", "/Users", USER);
    const { title: _title, phoneNumbers: _numbers, ...less } = USER;
    expect((await provider.ask("PUT", "/Users/nadia-hassan", less)).status).toBe(200);
    const nadia = await provider.person("Nadia Hassan");
    expect(nadia?.title).toBeUndefined();
    expect(nadia?.phone).toBeUndefined();
  });

  test("deletes somebody: they are gone, not forgotten, and the provider has them no longer", async () => {
    await using provider = await Provider.open();
    await provider.ask("POST", "/Users", USER);
    expect((await provider.ask("DELETE", "/Users/nadia-hassan")).status).toBe(204);
    expect(await provider.person("Nadia Hassan")).toMatchObject({ isGone: true });
    expect((await provider.ask("GET", "/Users/nadia-hassan")).status).toBe(404);
    expect((await provider.ask("DELETE", "/Users/nadia-hassan")).status).toBe(404);
    // Hired again.
    expect((await provider.ask("POST", "/Users", USER)).body).toMatchObject({ id: "nadia-hassan" });
  });

  test("reads a long list page by page", async () => {
    await using provider = await Provider.open();
    for (const name of ["Ann", "Bea", "Cy"])
      await provider.ask("POST", "/Users", {
        schemas: [USER.schemas[0]],
        userName: `${name}@acme.example`,
        displayName: `${name} Lee`,
      });
    const { body } = await provider.ask("GET", "/Users?startIndex=2&count=1");
    expect(body).toMatchObject({
      totalResults: 3,
      startIndex: 2,
      itemsPerPage: 1,
      Resources: [{ displayName: "Bea Lee" }],
    });
  });

  test.each([
    ["a user without a user name", "POST", "/Users", { schemas: USER.schemas }, 400],
    ["a patch that is none", "PATCH", "/Users/nadia-hassan", { active: false }, 400],
    ["a filter that makes no sense", "GET", "/Users?filter=who%20knows", undefined, 400],
    ["somebody who isn't there", "GET", "/Users/nobody", undefined, 404],
    ["groups", "GET", "/Groups", undefined, 404],
  ] as const)("is told in SCIM's form of %s", async (_, method, path, body, status) => {
    await using provider = await Provider.open();
    await provider.ask("POST", "/Users", USER);
    const answer = await provider.ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: String(status),
    });
  });

  test("can ask what is possible here", async () => {
    await using provider = await Provider.open();
    expect((await provider.ask("GET", "/ServiceProviderConfig")).body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
    });
    expect((await provider.ask("GET", "/ResourceTypes")).body).toMatchObject({
      Resources: [{ name: "User", endpoint: "/Users" }],
    });
    expect((await provider.ask("GET", "/Schemas")).status).toBe(200);
  });
});
