package io.jenkins.plugins.modelgate.engine.signature.oms;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.StrictJson;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the in-toto statement of a model signature, resource by resource, so that a million files need no tree of nodes.
 * Source: OMS v1.0, 5.3 to 5.4; in-toto Statement v1.
 */
final class StatementReader {
    static final String LEGACY = "https://model_signing/Digests/v0.1";
    private static final String WHAT = "the statement";
    private static final int MOST = 1_000_000;

    private static final Set<String> SUBJECT =
            Set.of("name", "digest", "uri", "content", "downloadLocation", "mediaType", "annotations");

    private final JsonParser json;
    private final List<RawResource> resources = new ArrayList<>();
    private String root;
    private Serialization serialization;
    private String type;
    private String predicateType;
    private boolean hasResources;

    private StatementReader(JsonParser json) {
        this.json = json;
    }

    /** @throws SignatureException MALFORMED, or UNSUPPORTED for a statement of another kind */
    static Statement read(byte[] payload) throws SignatureException {
        try (JsonParser json = StrictJson.parser(payload, WHAT, Bundle.MAX_BYTES)) {
            return new StatementReader(json).statement();
        } catch (IOException e) {
            throw StrictJson.refused(WHAT, e);
        }
    }

    /** Whether a document is meant to be a statement, by its first field that tells. */
    static boolean isStatement(byte[] document) throws SignatureException {
        try (JsonParser json = StrictJson.parser(document, WHAT, Bundle.MAX_BYTES)) {
            require(json.nextToken(), JsonToken.START_OBJECT, "the document is no object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals("_type")) {
                    return true;
                }
                json.nextToken();
                json.skipChildren();
            }
            return false;
        } catch (IOException e) {
            throw StrictJson.refused("the document", e);
        }
    }

    private Statement statement() throws IOException, SignatureException {
        require(json.nextToken(), JsonToken.START_OBJECT, "the statement is no object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "_type" -> type = text(field);
                case "predicateType" -> predicateType = text(field);
                case "subject" -> subject(json.readValueAsTree());
                case "predicate" -> predicate();
                default -> throw unknown(WHAT, field);
            }
        }
        require(json.nextToken(), null, "the statement goes on behind its end");
        requireKind("_type", OmsFormat.STATEMENT, type);
        requireKind("predicateType", OmsFormat.PREDICATE, predicateType);
        if (root == null || serialization == null || !hasResources) {
            throw new SignatureException(
                    Kind.MALFORMED, "the statement has no " + (root == null ? "subject" : "whole predicate"));
        }
        return Statement.of(root, serialization, resources);
    }

    /**
     * Refuses signatures of version 0.2 by name. They sign other bytes and trust other parts of the statement, so that their
     * verification would only say that they are wrong. What nobody has verified yet is used to refuse, and for nothing else.
     */
    static void refuseLegacy(byte[] payload) throws SignatureException {
        try (JsonParser json = StrictJson.parser(payload, WHAT, Bundle.MAX_BYTES)) {
            require(json.nextToken(), JsonToken.START_OBJECT, "the statement is no object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean names = json.currentName().equals("predicateType");
                boolean text = json.nextToken() == JsonToken.VALUE_STRING;
                if (names && text && LEGACY.equals(json.getText())) {
                    throw new SignatureException(
                            Kind.UNSUPPORTED,
                            "this is a signature of the old format v0.2 (" + LEGACY + "), which is not accepted; sign"
                                    + " again with model-signing 1.0 or later, or with sign-model-artifact");
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            throw StrictJson.refused(WHAT, e);
        }
    }

    private static void requireKind(String field, String expected, String found) throws SignatureException {
        if (!expected.equals(found)) {
            throw new SignatureException(
                    found == null ? Kind.MALFORMED : Kind.UNSUPPORTED,
                    "the statement's " + field + " is " + (found == null ? "missing" : SafeText.quote(found))
                            + "; a model signature has " + expected);
        }
    }

    private void subject(JsonNode subject) throws SignatureException {
        if (!subject.isArray() || subject.size() != 1) {
            throw new SignatureException(Kind.MALFORMED, "the statement must have exactly one subject");
        }
        JsonNode only = StrictJson.object(subject.get(0), "the statement's subject", SUBJECT);
        if (StrictJson.text(only, "name", "the statement's subject").isEmpty()) {
            throw new SignatureException(Kind.MALFORMED, "the statement's subject has no name");
        }
        JsonNode digest = only.path("digest");
        root = StrictJson.text(digest, "sha256", "the statement's subject");
        if (!root.matches("[0-9a-f]{64}")) {
            throw new SignatureException(
                    Kind.MALFORMED, "the statement's subject has a sha256 that is no lower-case hexadecimal SHA-256");
        }
    }

    private void predicate() throws IOException, SignatureException {
        require(json.currentToken(), JsonToken.START_OBJECT, "the statement's predicate is no object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "resources" -> resources();
                case "serialization" -> serialization = Serialization.read(json.readValueAsTree());
                default -> throw unknown("the statement's predicate", field);
            }
        }
    }

    private void resources() throws IOException, SignatureException {
        require(json.currentToken(), JsonToken.START_ARRAY, "the statement's resources are no list");
        hasResources = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (resources.size() == MOST) {
                throw new SignatureException(Kind.MALFORMED, "the statement has more than " + MOST + " resources");
            }
            resources.add(RawResource.read(json.readValueAsTree()));
        }
    }

    private String text(String field) throws IOException, SignatureException {
        require(json.currentToken(), JsonToken.VALUE_STRING, "the statement's " + field + " is no text");
        return json.getText();
    }

    private static void require(JsonToken found, JsonToken expected, String otherwise) throws SignatureException {
        if (found != expected) {
            throw new SignatureException(Kind.MALFORMED, otherwise);
        }
    }

    private static SignatureException unknown(String what, String field) {
        return new SignatureException(
                Kind.MALFORMED, what + " has the unknown field " + SafeText.quote(SafeText.of(field, 100)));
    }
}
