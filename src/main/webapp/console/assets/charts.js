// Draws what the tables below the charts say. A press on a bar opens the log of its time, a drag shows that time alone.
const clock = () => (document.documentElement.dataset.clock === "local" ? undefined : "UTC");
const tones = {
  good: "--good-fill", bad: "--bad-fill", warn: "--warn-line", accent: "--accent", calm: "--calm", mute: "--mute-fill",
  part1: "--part1", part2: "--part2", part3: "--part3", part4: "--part4", part5: "--part5",
};
const drawn = new Map();
const DAYS = 2 * 24 * 3600 * 1000;
// A hand that presses is not quite still.
const DRAGGED = 6;

// The topmost number of the axis reaches up to the legend.
const room = {
  id: "room",
  beforeInit: (chart) => {
    const fit = chart.legend.fit;
    chart.legend.fit = function () {
      fit.call(this);
      this.height += 8;
    };
  },
};

// What is being cut out.
const cut = {
  id: "cut",
  afterDraw: (chart) => {
    const ends = chart.canvas.cut;
    if (!ends) return;
    const { top, bottom } = chart.chartArea;
    chart.ctx.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--cut");
    chart.ctx.fillRect(Math.min(...ends), top, Math.abs(ends[1] - ends[0]), bottom - top);
  },
};

const draw = (canvas) => {
  const data = JSON.parse(canvas.dataset.chart);
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const short = data.times.length * data.step <= DAYS;
  const dense = data.times.length > 100;
  const label = (time) =>
    new Date(time).toLocaleString("en-GB", { timeZone: clock(), ...(short ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" }) });
  drawn.get(canvas)?.destroy();
  drawn.set(canvas, new Chart(canvas, {
    type: data.bars ? "bar" : "line",
    plugins: [room, cut],
    data: {
      labels: data.times,
      datasets: data.series.map((one) => ({
        label: one.name,
        data: one.values,
        backgroundColor: colour(tones[one.tone]),
        borderColor: colour(tones[one.tone]),
        borderWidth: data.bars ? 0 : 2,
        borderRadius: data.bars && !dense ? 2 : 0,
        // Gaps thinner than a pixel would only pale the bars.
        ...(dense && { barPercentage: 1, categoryPercentage: 1 }),
        pointRadius: data.times.length > 60 ? 0 : 2,
        tension: 0.25,
        spanGaps: true,
        maxBarThickness: 26,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: {
          stacked: data.bars,
          grid: { display: false },
          border: { color: colour("--line") },
          ticks: { color: colour("--ink-soft"), maxRotation: 0, autoSkipPadding: 18, callback: (_, i) => label(data.times[i]) },
        },
        y: {
          stacked: data.bars,
          beginAtZero: true,
          grid: { color: colour("--line") },
          border: { display: false },
          ticks: { color: colour("--ink-soft"), precision: 0, maxTicksLimit: 6, callback: (v) => `${v.toLocaleString("en-GB")}${data.unit ? " " + data.unit : ""}` },
        },
      },
      plugins: {
        legend: { align: "start", labels: { color: colour("--ink"), boxWidth: 10, boxHeight: 10 } },
        tooltip: {
          callbacks: {
            title: (items) => `${new Date(items[0].label).toLocaleString("en-GB", { timeZone: clock() })} ${clock() ?? "local"}`,
          },
        },
      },
    },
  }));
};

// The time between two places on a chart, as the server reads it.
const between = (canvas, from, to) => {
  const chart = drawn.get(canvas);
  const { times, step } = JSON.parse(canvas.dataset.chart);
  const at = (x) => Math.max(0, Math.min(times.length - 1, chart.scales.x.getValueForPixel(x)));
  const [first, last] = [at(from), at(to)].sort((a, b) => a - b);
  return { from: times[first], to: new Date(Date.parse(times[last]) + step).toISOString() };
};

const inside = (canvas, event) => {
  const { left, right, top, bottom } = drawn.get(canvas).chartArea;
  return event.offsetX >= left && event.offsetX <= right && event.offsetY >= top && event.offsetY <= bottom;
};

const release = (canvas) => {
  delete canvas.cut;
  delete canvas.dataset.busy;
  drawn.get(canvas)?.draw();
};

document.addEventListener("pointerdown", (event) => {
  const canvas = event.target.closest("canvas[data-log]");
  if (!canvas || event.button !== 0 || !inside(canvas, event)) return;
  canvas.cut = [event.offsetX, event.offsetX];
  // While it is held nothing is renewed.
  canvas.dataset.busy = "";
  canvas.setPointerCapture(event.pointerId);
});
document.addEventListener("pointermove", (event) => {
  const canvas = event.target.closest?.("canvas[data-busy]");
  if (!canvas?.cut || event.pointerType === "touch") return;
  const { left, right } = drawn.get(canvas).chartArea;
  canvas.cut[1] = Math.max(left, Math.min(right, event.offsetX));
  drawn.get(canvas).draw();
});
document.addEventListener("pointercancel", (event) => {
  const canvas = event.target.closest?.("canvas[data-busy]");
  if (canvas) release(canvas);
});
document.addEventListener("pointerup", (event) => {
  const canvas = event.target.closest?.("canvas[data-busy]");
  if (!canvas?.cut) return;
  const [start, end] = canvas.cut;
  release(canvas);
  const { from, to } = between(canvas, start, end);
  if (Math.abs(end - start) < DRAGGED) {
    location.assign(`${canvas.dataset.log}from=${from}&to=${to}`);
  } else {
    const zoomed = new URL(location.href);
    zoomed.searchParams.set("period", `${from}/${to}`);
    zoomed.searchParams.delete("from");
    zoomed.searchParams.delete("to");
    location.assign(zoomed);
  }
});

const drawAll = () => {
  for (const [canvas, chart] of drawn) {
    if (canvas.isConnected) continue;
    chart.destroy();
    drawn.delete(canvas);
  }
  document.querySelectorAll("canvas[data-chart]").forEach(draw);
};
document.addEventListener("synq:theme", drawAll);
document.addEventListener("synq:clock", drawAll);
document.addEventListener("synq:refreshed", drawAll);
drawAll();
