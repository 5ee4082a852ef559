/* What the page uses of vis-network, which the page holds as a script of its own. */

declare namespace vis {
  type Point = { x: number; y: number };

  class DataSet<Item extends { id: string | number }> {
    constructor(items: Item[]);
    get(id: string | number): Item | null;
    update(items: Partial<Item>[]): void;
    remove(ids: (string | number)[]): void;
  }

  interface DrawingArguments {
    ctx: CanvasRenderingContext2D;
    x: number;
    y: number;
    style: { size: number; color: string; borderColor: string; borderWidth: number };
  }

  interface Happening {
    nodes: string[];
    edges: (string | number)[];
    node: string;
    pointer: { canvas: Point };
  }

  interface Move {
    position?: Point;
    offset?: Point;
    scale: number;
    animation: false | { duration: number };
  }

  class Network {
    constructor(container: HTMLElement, data: object, options: object);
    readonly body: { readonly emitter: { emit: (name: string, ...more: unknown[]) => void } };
    readonly canvas: { readonly frame: HTMLElement; readonly pixelRatio: number; getContext: () => CanvasRenderingContext2D };
    on(name: "beforeDrawing" | "afterDrawing", act: (context: CanvasRenderingContext2D) => void): void;
    once(name: "afterDrawing", act: () => void): void;
    on(name: "click" | "dragEnd" | "hoverNode" | "blurNode", act: (happening: Happening) => void): void;
    DOMtoCanvas(point: Point): Point;
    getNodeAt(point: Point): string | undefined;
    getEdgeAt(point: Point): string | number | undefined;
    getPositions(ids: string[]): Record<string, Point>;
    getScale(): number;
    getViewPosition(): Point;
    moveTo(move: Move): void;
    redraw(): void;
    setSize(width: string, height: string): void;
    setSelection(selection: { nodes: string[]; edges: number[] }, options: { highlightEdges: boolean }): void;
  }
}
