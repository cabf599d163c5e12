package io.jenkins.plugins.modelgate.engine.approval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.jenkins.plugins.modelgate.engine.report.JsonInput;
import io.jenkins.plugins.modelgate.engine.report.JsonShape;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Requests to and from JSON: what is stored are their events. Reading is strict: an unknown field, another version, a value
 * out of bounds or events that cannot follow each other refuse the whole.
 */
public final class ApprovalJson {
    /** Version of the form. */
    public static final int SCHEMA_VERSION = 1;

    /** Most bytes of a stored request. */
    public static final long MAX_BYTES = 64L << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private static final JsonShape DOCUMENT = new JsonShape()
            .must("schemaVersion", ApprovalJson::version)
            .must("events", in -> in.list(Fold.MOST_EVENTS, EventReader::event));

    private ApprovalJson() {}

    /** The request's events, UTF-8. */
    public static byte[] write(ApprovalRequest request) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeArrayFieldStart("events");
            for (Event event : request.events()) {
                EventWriter.write(event, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** One event, UTF-8: for the log. */
    public static byte[] write(Event event) {
        return bytes(json -> EventWriter.write(event, json));
    }

    /**
     * A stored request.
     *
     * @param ids as for {@link ApprovalRequest#fold}
     * @throws ApprovalException when it is refused; the message names the place
     */
    public static ApprovalRequest read(byte[] bytes, UnaryOperator<String> ids) throws ApprovalException {
        try (JsonInput in = new JsonInput("The approval", new ByteArrayInputStream(bytes), MAX_BYTES)) {
            in.next();
            List<Event> events = DOCUMENT.read(in).get("events");
            if (in.next() != null) {
                throw in.refused("something follows the approval");
            }
            return ApprovalRequest.fold(events, ids);
        } catch (IOException e) {
            throw new ApprovalException(String.valueOf(e.getMessage()), e);
        }
    }

    private static long version(JsonInput in) throws ReportException {
        long version = in.count();
        if (version != SCHEMA_VERSION) {
            throw in.refused("this Model Gate reads version " + SCHEMA_VERSION + " only");
        }
        return version;
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

    /** Writes one value. */
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }
}
