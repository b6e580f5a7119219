import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { TalkPage } from "./talk-page.tsx";

const page = document.getElementById("page");
if (!page) throw new Error("talk.html has no #page");
createRoot(page).render(
  <StrictMode>
    <TalkPage />
  </StrictMode>,
);
