package io.jenkins.plugins.modelgate.attestation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Public keys as a file to keep. */
final class KeyDownload implements HttpResponse {
    private final String name;
    private final String type;
    private final byte[] bytes;

    KeyDownload(String name, String type, String text) {
        this.name = name;
        this.type = type;
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(bytes);
    }
}
