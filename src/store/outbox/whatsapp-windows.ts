import type { Reader, Writer } from "../database.ts";

/** WhatsApp lets a business write freely for a day after somebody's last message; a minute less, so that it arrives in time. */
const OPEN_MS = 24 * 60 * 60_000 - 60_000;

/** Somebody (E.164) has written to us by WhatsApp. Whose day is over is forgotten. */
export async function openWhatsappWindow(
  writer: Writer,
  { phone, nowMs }: { readonly phone: string; readonly nowMs: number },
): Promise<void> {
  await forgetWhatsappWindows(writer, nowMs);
  await writer
    .insertInto("whatsapp_windows")
    .values({ phone, wrote_at_ms: nowMs })
    .onConflict((conflict) => conflict.column("phone").doUpdateSet({ wrote_at_ms: nowMs }))
    .execute();
}

/** Whether somebody may be written to by WhatsApp in any words. */
export async function isWhatsappWindowOpen(
  reader: Reader,
  { phone, nowMs }: { readonly phone: string; readonly nowMs: number },
): Promise<boolean> {
  const row = await reader
    .selectFrom("whatsapp_windows")
    .select("phone")
    .where("phone", "=", phone)
    .where("wrote_at_ms", ">", nowMs - OPEN_MS)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets everybody whose day is over. */
export async function forgetWhatsappWindows(writer: Writer, nowMs: number): Promise<void> {
  await writer
    .deleteFrom("whatsapp_windows")
    .where("wrote_at_ms", "<=", nowMs - OPEN_MS)
    .execute();
}
