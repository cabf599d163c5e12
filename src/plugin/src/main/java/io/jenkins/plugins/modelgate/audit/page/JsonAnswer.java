package io.jenkins.plugins.modelgate.audit.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** JSON for programs. */
public final class JsonAnswer implements HttpResponse {
    static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final int status;
    private final Object body;
    private final Map<String, String> headers = new TreeMap<>();

    public JsonAnswer(int status, Object body) {
        this.status = status;
        this.body = body;
    }

    /** @param code stable, for programs */
    public static JsonAnswer error(int status, String code, String message) {
        return new JsonAnswer(status, Map.of("error", Map.of("code", code, "message", message)));
    }

    /** Adds a header to this answer. */
    public JsonAnswer header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        headers.forEach(response::setHeader);
        JSON.writeValue(response.getOutputStream(), body);
    }
}
