/* What the page offers the console and the tests. */

interface Window {
  interurban: {
    readonly select: typeof import("./state.js").select;
    readonly clear: typeof import("./state.js").clear;
    readonly tied: typeof import("./paths.js").listTies;
    readonly changes: typeof import("./changes.js").listChanges;
    readonly picture: typeof import("./take-away.js").takePicture;
    /** What the views that have been seen offer, by their names. */
    readonly views: Record<string, unknown>;
  };
}
