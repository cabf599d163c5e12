package io.jenkins.plugins.modelgate.engine.report;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A report's page, open in a browser that writes down every complaint and every request that leaves the page. */
final class OpenReport implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private OpenReport(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
                complaints.add("request: " + request.url());
            }
        });
    }

    static Browser.NewContextOptions look(int width, ColorScheme scheme) {
        return new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
    }

    static OpenReport open(Chromium chromium, Browser.NewContextOptions look, Path folder, Report report)
            throws IOException {
        return open(chromium, look, folder, report, List.of());
    }

    static OpenReport open(
            Chromium chromium, Browser.NewContextOptions look, Path folder, Report report, List<HtmlSection> sections)
            throws IOException {
        Path file = folder.resolve("report.html");
        try (OutputStream out = Files.newOutputStream(file)) {
            HtmlReport.write(report, Reports.RULES, sections, out);
        }
        OpenReport open = new OpenReport(chromium.browser().newContext(look));
        open.page.navigate(file.toUri().toString());
        return open;
    }

    Page page() {
        return page;
    }

    /** Console errors, policy violations, script errors, dialogs, and requests to anywhere. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
