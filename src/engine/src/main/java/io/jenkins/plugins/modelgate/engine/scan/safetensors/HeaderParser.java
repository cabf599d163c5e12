package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Intervals;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.NameSet;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;

/**
 * Reads the header as a stream of JSON tokens: neither the text nor a tree of it is ever held, so a header of
 * 100 MB with more than a million tensors fits in a small heap.
 */
final class HeaderParser {
    private static final String METADATA = "__metadata__";

    /** Names are not shared or interned: a million different ones would fill the symbol table. */
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.NESTING)
                    .maxNameLength(Limits.NAME)
                    .maxStringLength(Limits.NAME)
                    .build())
            .build();

    private final Sparing findings;
    private final long start;
    private final Intervals ranges = new Intervals();
    private final NameSet names = new NameSet();
    private long previousEnd;
    private JsonParser json;

    /** @param start where the header begins in the file, in bytes */
    HeaderParser(Sparing findings, long start) {
        this.findings = findings;
        this.start = start;
    }

    /**
     * Reads the whole header.
     *
     * @return the ranges of the tensors' data, relative to the end of the header, in any order
     * @throws MalformedException if it is not JSON
     */
    Intervals parse(InputStream header) throws IOException {
        HeaderText text = new HeaderText(header);
        try (JsonParser parser = JSON.createParser(text)) {
            json = parser;
            readObject();
            padding(text);
        } catch (JsonProcessingException e) {
            throw new MalformedException(
                    SafetensorsRules.HEADER, at(), "the header is no JSON: " + SafeText.of(e.getOriginalMessage()));
        } catch (CharacterCodingException e) {
            throw new MalformedException(SafetensorsRules.HEADER, at(), "the header is not UTF-8");
        }
        if (text.hasHalfCharacter()) {
            findings.report(SafetensorsRules.HEADER, start, "an escape in the header stands for half a character");
        }
        return ranges;
    }

    private void readObject() throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (!names.add(name)) {
                findings.report(SafetensorsRules.DUPLICATE_KEY, at(), SafeText.quote(name) + " stands twice");
            }
            if (name.equals(METADATA)) {
                readMetadata();
            } else {
                readTensor(name);
            }
        }
    }

    private void readMetadata() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            findings.report(SafetensorsRules.METADATA, at(), METADATA + " is no object");
            json.skipChildren();
            return;
        }
        NameSet keys = new NameSet();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            if (!keys.add(key)) {
                findings.report(
                        SafetensorsRules.DUPLICATE_KEY, at(), SafeText.quote(key) + " stands twice in " + METADATA);
            }
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                findings.report(
                        SafetensorsRules.METADATA, at(), SafeText.quote(key) + " in " + METADATA + " is no string");
                json.skipChildren();
            }
        }
    }

    private void readTensor(String name) throws IOException {
        long where = at();
        TensorEntry tensor = new TensorEntry(json);
        tensor.read();
        if (tensor.fault() != null) {
            findings.report(SafetensorsRules.TENSOR, where, "tensor " + SafeText.quote(name) + " " + tensor.fault());
        }
        if (tensor.repeatedField() != null) {
            findings.report(
                    SafetensorsRules.DUPLICATE_KEY,
                    where,
                    "tensor " + SafeText.quote(name) + " has " + tensor.repeatedField() + " twice");
        }
        if (tensor.unknownField() != null) {
            findings.report(
                    SafetensorsRules.UNKNOWN_FIELD,
                    where,
                    "tensor " + SafeText.quote(name) + " has the field " + SafeText.quote(tensor.unknownField()));
        }
        if (tensor.hasRange()) {
            place(tensor.begin(), tensor.end());
        }
    }

    /** An empty tensor right behind the one before it says nothing new; a header may hold very many of them. */
    private void place(long begin, long end) {
        if (begin != end || begin != previousEnd) {
            ranges.add(begin, end);
        }
        previousEnd = end;
    }

    private void padding(Reader text) throws IOException {
        StringWriter buffered = new StringWriter();
        json.releaseBuffered(buffered);
        boolean clean = buffered.toString().chars().allMatch(c -> c == ' ');
        char[] more = new char[8192];
        for (int got = text.read(more, 0, more.length); got >= 0; got = text.read(more, 0, more.length)) {
            for (int i = 0; i < got; i++) {
                clean &= more[i] == ' ';
            }
        }
        if (!clean) {
            findings.report(
                    SafetensorsRules.HEADER,
                    at(),
                    "the header goes on behind its JSON with something else than spaces");
        }
    }

    /** Exact while the header is ASCII; otherwise a little before the place. */
    private long at() {
        return json == null ? start : start + json.currentTokenLocation().getCharOffset();
    }
}
