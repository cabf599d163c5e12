package io.jenkins.plugins.modelgate.report;

import hudson.model.Run;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * One form of a report as a file to keep. It speaks of hostile files, so no browser shows it in Jenkins' own origin: it
 * is an attachment, it is not sniffed, and a policy takes every right from it.
 */
final class ReportDownload implements HttpResponse {
    private final Run<?, ?> run;
    private final ReportStore store;
    private final String id;
    private final String name;
    private final String type;

    ReportDownload(Run<?, ?> run, ReportStore store, String id, String name, String type) {
        this.run = run;
        this.store = store;
        this.id = id;
        this.name = name;
        this.type = type;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        run.checkPermission(ModelGatePermissions.VIEW);
        try {
            Path file = store.file(id, name);
            response.setContentType(type);
            response.setHeader("Content-Disposition", "attachment; filename=\"" + id + "-" + name + "\"");
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentLengthLong(Files.size(file));
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(response.getOutputStream());
            }
        } catch (NoSuchFileException e) {
            response.sendError(404, "This report has no " + name);
        }
    }
}
