// The map: land, the user's own layer, and a marker for each place of the list. Shapes carry the meaning, colour repeats it.
const box = document.getElementById("map");
const SHAPES = {
  circle: "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z", square: "M-5.5-5.5h11v11h-11z", triangle: "M0-7 7 6H-7z",
  diamond: "M0-7.5 7.500 0 0 7.500-7.500 0z", down: "M0 7 7-6H-7z", cross: "M-2.500-7h5v4.500H7v5H2.500V7h-5V2.500H-7v-5h4.500z",
  star: "M0-8 2.200-2.600 8-2.400 3.500 1.200 5 7 0 3.800-5 7-3.500 1.200-8-2.400-2.200-2.600z",
  hexagon: "M-3.500-6.500h7L7.500 0 3.500 6.500h-7L-7.500 0z", ring: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
};
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function marker(feature) {
  const { place, party, precision, standing, tone, shape } = feature.properties;
  const pin = document.createElement("button");
  pin.type = "button";
  pin.className = `pin ${standing} tone${tone}`;
  if (precision === "region") pin.classList.add("region");
  if (precision === "country" || precision === "area") pin.classList.add("area");
  if (party) pin.dataset.party = party;
  pin.setAttribute("aria-label", `${place}: ${standing}${party ? ", " + party : ""}, drawn as a ${precision}`);
  pin.setAttribute("aria-pressed", "false");
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "-8 -8 16 16");
  drawing.setAttribute("class", "shape");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[shape] || SHAPES.ring);
  drawing.append(path);
  const label = document.createElement("span");
  label.textContent = place.split(",")[0];
  pin.append(drawing, label);
  return pin;
}

function pick(place, pins, from) {
  for (const [name, pin] of pins) pin.setAttribute("aria-pressed", String(name === place));
  for (const section of document.querySelectorAll(".placegroup")) {
    const here = section.dataset.place === place;
    section.setAttribute("aria-current", String(here));
    if (here && from === "map") section.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }
}

// A name that would cover another one stays away until its place is pointed at or picked; the finer place keeps its name.
// One that would run out of the map stands to the left of its place.
function uncover(pins) {
  const shown = [], edge = box.getBoundingClientRect();
  for (const pin of [...pins.values()].reverse()) {
    const name = pin.querySelector("span");
    pin.classList.remove("turned");
    const right = name.getBoundingClientRect();
    pin.classList.toggle("turned", right.right > edge.right && !pin.matches(".region, .area"));
    const at = name.getBoundingClientRect();
    const covers = shown.some((one) => at.left < one.right && one.left < at.right && at.top < one.bottom && one.top < at.bottom);
    pin.classList.toggle("covered", covers);
    if (!covers) shown.push(at);
  }
}

// Meridians and parallels every five degrees: the only lines on the sea, and none of them a border.
function graticule() {
  const lines = [];
  for (let lon = -180; lon <= 180; lon += 5) lines.push([[lon, -85], [lon, 85]]);
  for (let lat = -85; lat <= 85; lat += 5) lines.push([[-180, lat], [180, lat]]);
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: lines } };
}

function script(address) {
  return new Promise((done, fail) => {
    const tag = document.createElement("script");
    tag.src = address; tag.onload = done; tag.onerror = () => fail(new Error("a script is missing")); document.head.append(tag);
  });
}

// The user's own layer: GeoJSON, or an archive of tiles (PMTiles) that is read in pieces. It is named with its source.
const words = (html) => new DOMParser().parseFromString(String(html ?? ""), "text/html").body.textContent.trim();
let archives = 0;

async function archive(gl, from) {
  if (!window.pmtiles) {
    await script(box.dataset.pmtiles);
    window.archives = new pmtiles.Protocol({ metadata: true });
    gl.addProtocol("pmtiles", window.archives.tile);
  }
  const source = from instanceof File ? new pmtiles.FileSource(from) : new pmtiles.FetchSource(from);
  const key = `own-${archives += 1}`;
  const kept = new pmtiles.PMTiles({ getKey: () => key, getBytes: (...asked) => source.getBytes(...asked) });
  window.archives.add(kept);
  const [header, told] = [await kept.getHeader(), await kept.getMetadata() ?? {}];
  const vector = header.tileType === pmtiles.TileType.Mvt;
  return {
    said: words(told.attribution), picture: !vector, inside: vector ? (told.vector_layers ?? []).map((part) => part.id) : [],
    source: { type: vector ? "vector" : "raster", url: `pmtiles://${key}`, ...(vector ? {} : { tileSize: 256 }) },
  };
}

async function features(from) {
  const read = from instanceof File ? JSON.parse(await from.text()) : await fetch(from).then((r) => r.json());
  return { said: words(read.attribution ?? read.source), picture: false, inside: [""], source: { type: "geojson", data: read } };
}

function layers(own) {
  if (own.picture) return [{ id: "own-picture", type: "raster", source: "own" }];
  const tint = colour("--accent"), tiled = own.source.type === "vector";
  const only = (kind) => ["==", ["geometry-type"], kind];
  return own.inside.flatMap((part, n) => {
    const at = { source: "own", ...(part ? { "source-layer": part } : {}) };
    return [
      { id: `own-fill-${n}`, type: "fill", ...at, filter: only("Polygon"), paint: { "fill-color": tint, "fill-opacity": 0.12 } },
      { id: `own-line-${n}`, type: "line", ...at, ...(tiled ? { filter: only("LineString") } : {}), paint: { "line-color": tint, "line-width": 1.25 } },
      { id: `own-point-${n}`, type: "circle", ...at, filter: only("Point"), paint: { "circle-color": tint, "circle-radius": 2.5 } },
    ];
  });
}

async function lay(map, gl, name, from, said) {
  const told = document.getElementById("layer");
  try {
    const own = await (name.toLowerCase().endsWith(".pmtiles") ? archive(gl, from) : features(from));
    for (const old of map.getStyle().layers.filter((one) => one.id.startsWith("own-"))) map.removeLayer(old.id);
    if (map.getSource("own")) map.removeSource("own");
    map.addSource("own", own.source);
    const added = layers(own);
    added.forEach((layer) => map.addLayer(layer));
    told.textContent = `Layer: ${name}, ${said || own.said || "which does not say whose it is"}`;
    const settled = () => {
      if (!map.isSourceLoaded("own")) map.once("idle", settled);
      else box.dataset.own = own.picture ? "picture" : map.queryRenderedFeatures({ layers: added.map((one) => one.id) }).length;
    };
    map.once("idle", settled);
  } catch (fault) {
    told.textContent = `${name} cannot be drawn: ${fault.message}`;
    box.dataset.own = "no";
  }
}

// A file dropped on the map, or chosen: it is read here and goes nowhere.
function takes(map, gl) {
  const take = (file) => { if (file) lay(map, gl, file.name, file, ""); };
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => { event.preventDefault(); take(event.dataTransfer.files[0]); });
  document.getElementById("own").addEventListener("change", (event) => take(event.target.files[0]));
}

async function draw() {
  const { maplibre } = document.querySelector("script[data-maplibre]").dataset;
  const [gl, land, ground] = await Promise.all([
    import(maplibre), fetch(box.dataset.land).then((r) => r.json()), fetch(box.dataset.source).then((r) => r.json()),
    script(box.dataset.topojson),
  ]);
  gl.setWorkerUrl(new URL(box.dataset.worker, location.href).href);
  const marked = ground.features;
  const bounds = new gl.LngLatBounds();
  marked.filter((f) => !["country", "area"].includes(f.properties.precision) || marked.length < 3)
    .forEach((f) => bounds.extend(f.geometry.coordinates));
  const map = new gl.Map({
    container: box, attributionControl: false, renderWorldCopies: false, dragRotate: false, fadeDuration: 0, maxZoom: 11,
    style: {
      version: 8,
      sources: {
        land: { type: "geojson", data: topojson.feature(land, land.objects.land) },
        grid: { type: "geojson", data: graticule() },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land"), "fill-outline-color": colour("--shore") } },
        { id: "shore", type: "line", source: "land", paint: { "line-color": colour("--shore"), "line-width": 1 } },
        { id: "grid", type: "line", source: "grid", paint: { "line-color": colour("--shore"), "line-width": 0.5, "line-opacity": 0.6 } },
      ],
    },
    ...(bounds.isEmpty() ? { center: [20, 30], zoom: 1 } : { bounds, fitBoundsOptions: { padding: 64, maxZoom: 7 } }),
  });
  map.touchZoomRotate.disableRotation();
  map.on("load", () => {
    takes(map, gl);
    const { layer, named, said } = box.dataset;
    if (layer) lay(map, gl, named, new URL(layer, location.href).href, said);
  });
  const pins = new Map();
  const order = { country: 0, area: 0, region: 1, district: 2, town: 3, site: 4 };
  for (const feature of [...marked].sort((a, b) => order[a.properties.precision] - order[b.properties.precision])) {
    const pin = marker(feature);
    pin.addEventListener("click", () => pick(feature.properties.place, pins, "map"));
    pins.set(feature.properties.place, pin);
    const exact = !pin.classList.contains("region") && !pin.classList.contains("area");
    new gl.Marker({ element: pin, anchor: exact ? "left" : "center", offset: exact ? [-9, 0] : [0, 0] })
      .setLngLat(feature.geometry.coordinates).addTo(map);
  }
  for (const section of document.querySelectorAll(".placegroup")) {
    const found = marked.find((f) => f.properties.place === section.dataset.place);
    section.addEventListener("focusin", () => { pick(section.dataset.place, pins, "list"); if (found) map.easeTo({ center: found.geometry.coordinates, duration: 300 }); });
    section.addEventListener("mouseenter", () => pick(section.dataset.place, pins, "list"));
  }
  for (const button of document.querySelectorAll("[data-map]")) button.addEventListener("click", () => {
    if (button.dataset.map === "in") map.zoomIn(); else if (button.dataset.map === "out") map.zoomOut();
    else if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 64, maxZoom: 7 });
  });
  map.on("moveend", () => uncover(pins));
  map.once("idle", () => { uncover(pins); box.dataset.drawn = "yes"; });
}

if (box) draw().catch((fault) => { box.dataset.drawn = "no"; console.warn("the map cannot be drawn here:", fault.message); });
