/** What a stylist can do. */
export interface StylistServicesTable {
  stylist_id: string;
  service_id: string;
  /** JSON of their own phases; null: those of the service. */
  phases: string | null;
  /** Their own price; null: that of the service. */
  price_minor: number | null;
}
