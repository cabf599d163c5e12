package io.jenkins.plugins.modelgate.engine.scan.keras;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.io.IOException;
import java.io.InputStream;

/** Streams a JSON configuration past the rules: one frame for each open object or array, texts only where they count. */
final class KerasConfigWalk {
    /** Longest text of a name. */
    private static final int TEXT = 1 << 20;

    /** As Python's json module reads; names are not kept in tables, a hostile file has millions of them. */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.NESTING)
                    .maxStringLength(TEXT)
                    .maxNameLength(Limits.NAME)
                    .build())
            .build();

    private final KerasJudge judge;

    KerasConfigWalk(KerasJudge judge) {
        this.judge = judge;
    }

    /** Reads to the end. */
    void walk(InputStream json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            KerasObject open = null;
            while (parser.nextToken() != null) {
                open = token(parser, open);
            }
        } catch (StreamConstraintsException e) {
            throw new LimitException(ScanRules.LIMIT, "JSON: " + SafeText.of(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw new MalformedException(
                    KerasRules.MALFORMED, e.getLocation().getCharOffset(), SafeText.of(e.getOriginalMessage()));
        }
    }

    private KerasObject token(JsonParser parser, KerasObject open) throws IOException {
        long at = parser.currentTokenLocation().getCharOffset();
        switch (parser.currentToken()) {
            case START_OBJECT, START_ARRAY -> {
                if (open != null) {
                    open.element(false);
                }
                return new KerasObject(open, parser.currentToken() == JsonToken.START_ARRAY);
            }
            case END_OBJECT, END_ARRAY -> {
                judge.close(open, at);
                return open.parent();
            }
            case FIELD_NAME -> {
                if (open.key(parser.currentName())) {
                    judge.duplicate(parser.currentName(), at);
                }
            }
            case VALUE_STRING -> text(parser, open, at);
            default -> {
                if (open != null) {
                    open.element(false);
                }
            }
        }
        return open;
    }

    private void text(JsonParser parser, KerasObject open, long at) throws IOException {
        if (open == null) {
            return;
        }
        open.element(true);
        if (open.needsText()) {
            String value = parser.getText();
            open.text(value);
            judge.text(open, value, at);
        }
    }
}
