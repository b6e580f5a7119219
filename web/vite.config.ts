import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: "es2023",
    // The pages' policy allows nothing inline: every asset is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index", "talk", "kiosk"].map((page) => `${import.meta.dirname}/${page}.html`),
    },
  },
  server: {
    proxy: {
      "/api": "http://localhost:5000",
      "/talk-socket": { target: "ws://localhost:5000", ws: true },
    },
  },
});
