import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { KioskPage } from "./kiosk-page.tsx";

const page = document.getElementById("page");
if (!page) throw new Error("kiosk.html has no #page");
createRoot(page).render(
  <StrictMode>
    <KioskPage />
  </StrictMode>,
);
