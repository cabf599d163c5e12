/** Where the clipboard is closed to pages (plain HTTP), the selection does it. */
const copy = async (code) => {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch (refused) {
    getSelection().selectAllChildren(code);
    return document.execCommand("copy");
  }
};

const showCopyButtons = () => {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    const name = button.textContent;
    button.addEventListener("click", async () => {
      const done = await copy(byId(button.dataset.copy));
      button.textContent = done ? "Copied" : "Press Ctrl+C";
      announce(done ? "Copied" : "Selected. Press Ctrl+C to copy.");
      setTimeout(() => {
        button.textContent = name;
      }, 2000);
    });
  }
};

addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((details) => {
    details.open = true;
  });
});

const data = JSON.parse(byId("report-data").textContent);
byId("report-data").remove();
showCopyButtons();
showFindings(data);
showFiles(data.files);
