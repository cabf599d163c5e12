/* Tells who has the page of a request open that something happened to it. Reads only; the page works without it. */
Behaviour.specify("#model-gate-live", "model-gate-approval", 0, (live) => {
  const every = 5000;
  let events = Number(live.dataset.events);

  const tell = (pulse) => {
    const link = document.createElement("a");
    link.href = ".";
    link.textContent = live.dataset.reload;
    const text = live.dataset.changed.replace("{0}", () => pulse.label).replace("{1}", () => pulse.summary);
    live.replaceChildren(document.createTextNode(text + " "), link);
  };

  const look = async () => {
    if (!live.isConnected) {
      return;
    }
    if (!document.hidden) {
      try {
        const response = await fetch(live.dataset.url, { headers: { Accept: "application/json" } });
        if (response.status === 403 || response.status === 404) {
          return;
        }
        if (response.ok) {
          const pulse = await response.json();
          if (pulse.events !== events || pulse.state !== live.dataset.state) {
            events = pulse.events;
            live.dataset.state = pulse.state;
            tell(pulse);
          }
        }
      } catch {
        /* Jenkins restarts, the network is away: ask again later. */
      }
    }
    window.setTimeout(look, every);
  };
  window.setTimeout(look, every);
});
