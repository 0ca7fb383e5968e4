/** As much of the rivals as their pages use: they are checked without being installed. */

declare module "@vaadin/grid" {
  export interface GridColumn extends HTMLElement {
    header: string;
    width: string;
    flexGrow: number;
    renderer: (root: HTMLElement, column: GridColumn, model: { readonly item: unknown }) => void;
  }

  export class Grid extends HTMLElement {
    items: readonly unknown[];
  }
}

declare module "ag-grid-community" {
  interface ColumnDefinition {
    readonly headerName: string;
    readonly width: number;
    readonly flex: number;
    readonly valueGetter: (row: { readonly data: unknown }) => string;
  }

  interface GridApi {
    destroy(): void;
  }

  export const ClientSideRowModelModule: unique symbol;
  export const ModuleRegistry: { registerModules(modules: readonly unknown[]): void };
  export function createGrid(
    host: HTMLElement,
    options: { readonly columnDefs: readonly ColumnDefinition[]; readonly rowData: readonly unknown[]; readonly animateRows: boolean },
  ): GridApi;
}

declare module "@carbon/web-components/es/components/tile/tile.js" {
  export default class CDSTile extends HTMLElement {}
}

declare module "chart.js" {
  export const BarController: unique symbol;
  export const BarElement: unique symbol;
  export const CategoryScale: unique symbol;
  export const LinearScale: unique symbol;

  interface ChartConfiguration {
    readonly type: "bar";
    readonly data: {
      readonly labels: readonly string[];
      readonly datasets: readonly { readonly data: readonly (number | null)[]; readonly backgroundColor: readonly string[] }[];
    };
    readonly options: Readonly<Record<string, unknown>>;
  }

  export class Chart {
    static register(...parts: readonly unknown[]): void;
    constructor(canvas: HTMLCanvasElement, configuration: ChartConfiguration);
    destroy(): void;
  }
}
