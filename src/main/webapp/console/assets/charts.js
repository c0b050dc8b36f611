// Draws what the tables below the charts say.
const clock = () => (document.documentElement.dataset.clock === "local" ? undefined : "UTC");
const tones = { good: "--good-fill", bad: "--bad-fill", warn: "--warn-line", accent: "--accent", calm: "--calm" };
const drawn = new Map();

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

const draw = (canvas) => {
  const data = JSON.parse(canvas.dataset.chart);
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const day = data.times.length <= 48;
  const dense = data.times.length > 100;
  const label = (time) =>
    new Date(time).toLocaleString("en-GB", { timeZone: clock(), ...(day ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" }) });
  drawn.get(canvas)?.destroy();
  drawn.set(canvas, new Chart(canvas, {
    type: data.bars ? "bar" : "line",
    plugins: [room],
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
        tooltip: { callbacks: { title: (items) => `${new Date(items[0].label).toLocaleString("en-GB", { timeZone: clock() })} ${clock() ?? "local"}` } },
      },
    },
  }));
};

const drawAll = () => document.querySelectorAll("canvas[data-chart]").forEach(draw);
document.addEventListener("synq:theme", drawAll);
document.addEventListener("synq:clock", drawAll);
document.addEventListener("synq:refreshed", drawAll);
drawAll();
