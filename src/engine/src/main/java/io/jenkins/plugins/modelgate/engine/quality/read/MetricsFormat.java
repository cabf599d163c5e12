package io.jenkins.plugins.modelgate.engine.quality.read;

import com.fasterxml.jackson.databind.JsonNode;

/** One shape of JSON with metrics. */
interface MetricsFormat {
    /** What it is, in words. */
    String name();

    boolean matches(JsonNode json);

    void read(JsonNode json, Sheet sheet) throws UnreadableException;
}
