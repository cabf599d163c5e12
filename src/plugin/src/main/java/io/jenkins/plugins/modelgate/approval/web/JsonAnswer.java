package io.jenkins.plugins.modelgate.approval.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** An answer in JSON with its status: made whole first, so that a failure on the way is no half answer. May be thrown. */
final class JsonAnswer extends HttpResponses.HttpResponseException {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final int status;
    private final byte[] bytes;

    /** Writes one JSON value. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    JsonAnswer(int status, Body body) {
        this.status = status;
        this.bytes = bytes(body);
    }

    /** Refusals have one form everywhere. */
    static JsonAnswer refused(int status, String code, String sentence) {
        return new JsonAnswer(status, json -> {
            json.writeStartObject();
            json.writeStringField("code", code);
            json.writeStringField("message", sentence);
            json.writeEndObject();
        });
    }

    static byte[] bytes(Body body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return out.toByteArray();
    }

    static String text(Body body) {
        return new String(bytes(body), StandardCharsets.UTF_8);
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException {
        rsp.setStatus(status);
        rsp.setContentType("application/json;charset=UTF-8");
        rsp.setHeader("X-Content-Type-Options", "nosniff");
        rsp.setHeader("Cache-Control", "no-store");
        rsp.getOutputStream().write(bytes);
    }
}
