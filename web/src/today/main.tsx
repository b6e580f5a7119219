import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { TodayPage } from "./today-page.tsx";

const page = document.getElementById("page");
if (!page) throw new Error("index.html has no #page");
createRoot(page).render(
  <StrictMode>
    <TodayPage />
  </StrictMode>,
);
