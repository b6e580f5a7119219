/** A part of the business that people work in, and who steps in for them. */
export interface DepartmentsTable {
  id: string;
  desk_id: string;
  name: string;
  alternate_id: string | null;
  position: number;
}
