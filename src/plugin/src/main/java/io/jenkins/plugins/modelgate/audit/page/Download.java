package io.jenkins.plugins.modelgate.audit.page;

import java.io.IOException;
import java.io.OutputStream;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A file to keep. Evidence speaks of hostile files, so no browser shows it in Jenkins' own origin. */
final class Download implements HttpResponse {
    private final String name;
    private final String type;
    private final Source source;

    /** Where the bytes come from. */
    interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    Download(String name, String type, Source source) {
        this.name = name;
        this.type = type;
        this.source = source;
    }

    Download(String name, String type, byte[] bytes) {
        this(name, type, out -> out.write(bytes));
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        source.writeTo(response.getOutputStream());
    }
}
