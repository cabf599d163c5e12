/* Tells who has the page of a request open that something happened to it. Reads only; the page works without it. */
Behaviour.specify("#model-gate-live", "model-gate-approval", 0, function (live) {
  const every = 5000;
  let events = Number(live.dataset.events);
  let state = live.dataset.state;

  function tell(pulse) {
    const link = document.createElement("a");
    link.href = ".";
    link.textContent = live.dataset.reload;
    // Functions, because a text in place of a pattern may bring patterns of its own.
    const text = live.dataset.changed
      .replace("{0}", function () {
        return pulse.label;
      })
      .replace("{1}", function () {
        return pulse.summary;
      });
    live.textContent = text + " ";
    live.appendChild(link);
  }

  function later() {
    window.setTimeout(look, every);
  }

  function look() {
    if (!live.isConnected) {
      return;
    }
    if (document.hidden) {
      later();
      return;
    }
    fetch(live.dataset.url, { headers: { Accept: "application/json" } })
      .then(function (response) {
        return response.ok ? response.json() : null;
      })
      .then(function (pulse) {
        if (pulse !== null && (pulse.events !== events || pulse.state !== state)) {
          events = pulse.events;
          state = pulse.state;
          tell(pulse);
        }
        later();
      })
      .catch(later);
  }

  later();
});
