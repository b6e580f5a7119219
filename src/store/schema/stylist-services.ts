/** What a stylist can do. */
export interface StylistServicesTable {
  stylist_id: string;
  service_id: string;
}
