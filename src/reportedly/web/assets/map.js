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

// Meridians and parallels every five degrees: the only lines on the sea, and none of them a border.
function graticule() {
  const lines = [];
  for (let lon = -180; lon <= 180; lon += 5) lines.push([[lon, -85], [lon, 85]]);
  for (let lat = -85; lat <= 85; lat += 5) lines.push([[-180, lat], [180, lat]]);
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: lines } };
}

async function draw() {
  const { maplibre } = document.querySelector("script[data-maplibre]").dataset;
  const [gl, land, ground] = await Promise.all([
    import(maplibre), fetch(box.dataset.land).then((r) => r.json()), fetch(box.dataset.source).then((r) => r.json()),
    new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = box.dataset.topojson; script.onload = done; script.onerror = fail; document.head.append(script);
    }),
  ]);
  gl.setWorkerUrl(new URL(box.dataset.worker, location.href).href);
  const features = ground.features;
  const bounds = new gl.LngLatBounds();
  features.filter((f) => !["country", "area"].includes(f.properties.precision) || features.length < 3)
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
  if (box.dataset.layer) map.on("load", () => {
    map.addSource("own", { type: "geojson", data: new URL(box.dataset.layer, location.href).href });
    map.addLayer({ id: "own-fill", type: "fill", source: "own", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour("--accent"), "fill-opacity": 0.12 } });
    map.addLayer({ id: "own-line", type: "line", source: "own", paint: { "line-color": colour("--accent"), "line-width": 1.25 } });
  });
  const pins = new Map();
  const order = { country: 0, area: 0, region: 1, district: 2, town: 3, site: 4 };
  for (const feature of [...features].sort((a, b) => order[a.properties.precision] - order[b.properties.precision])) {
    const pin = marker(feature);
    pin.addEventListener("click", () => pick(feature.properties.place, pins, "map"));
    pins.set(feature.properties.place, pin);
    const exact = !pin.classList.contains("region") && !pin.classList.contains("area");
    new gl.Marker({ element: pin, anchor: exact ? "left" : "center", offset: exact ? [-9, 0] : [0, 0] })
      .setLngLat(feature.geometry.coordinates).addTo(map);
  }
  for (const section of document.querySelectorAll(".placegroup")) {
    const found = features.find((f) => f.properties.place === section.dataset.place);
    section.addEventListener("focusin", () => { pick(section.dataset.place, pins, "list"); if (found) map.easeTo({ center: found.geometry.coordinates, duration: 300 }); });
    section.addEventListener("mouseenter", () => pick(section.dataset.place, pins, "list"));
  }
  for (const button of document.querySelectorAll("[data-map]")) button.addEventListener("click", () => {
    if (button.dataset.map === "in") map.zoomIn(); else if (button.dataset.map === "out") map.zoomOut();
    else if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 64, maxZoom: 7 });
  });
  map.once("idle", () => { box.dataset.drawn = "yes"; });
}

if (box) draw().catch((fault) => { box.dataset.drawn = "no"; console.warn("the map cannot be drawn here:", fault.message); });
