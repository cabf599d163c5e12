package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A record about one package as bytes: texts and lists behind their length, numbers in network order. */
final class RecordCodec {
    private static final OsvRange.Kind[] RANGES = OsvRange.Kind.values();
    private static final OsvEvent.Kind[] EVENTS = OsvEvent.Kind.values();

    private RecordCodec() {}

    static void write(DataOutputStream out, OsvRecord record) throws IOException {
        text(out, record.id());
        out.writeLong(record.modified());
        texts(out, record.aliases());
        text(out, record.summary());
        texts(out, record.vectors());
        text(out, record.rating() == null ? "" : record.rating());
        out.writeInt(record.affected().size());
        for (OsvAffected affected : record.affected()) {
            texts(out, affected.vectors());
            text(out, affected.rating() == null ? "" : affected.rating());
            texts(out, affected.versions());
            out.writeInt(affected.ranges().size());
            for (OsvRange range : affected.ranges()) {
                out.writeByte(range.kind().ordinal());
                out.writeInt(range.events().size());
                for (OsvEvent event : range.events()) {
                    out.writeByte(event.kind().ordinal());
                    text(out, event.version());
                }
            }
        }
    }

    /** @throws IOException when the bytes are no record */
    static OsvRecord read(DataInputStream in, PackageKey key) throws IOException {
        return new OsvRecord(
                text(in),
                in.readLong(),
                false,
                list(in, RecordCodec::text),
                text(in),
                list(in, RecordCodec::text),
                rating(in),
                list(in, each -> affected(each, key)),
                1 << key.ecosystem().ordinal());
    }

    private static OsvAffected affected(DataInputStream in, PackageKey key) throws IOException {
        List<String> vectors = list(in, RecordCodec::text);
        String rating = rating(in);
        List<String> versions = list(in, RecordCodec::text);
        return new OsvAffected(key, vectors, rating, list(in, RecordCodec::range), versions);
    }

    private static OsvRange range(DataInputStream in) throws IOException {
        OsvRange.Kind kind = RANGES[bounded(in.readUnsignedByte(), RANGES.length - 1)];
        return new OsvRange(
                kind,
                list(
                        in,
                        each -> new OsvEvent(EVENTS[bounded(each.readUnsignedByte(), EVENTS.length - 1)], text(each))));
    }

    private static String rating(DataInputStream in) throws IOException {
        String text = text(in);
        return text.isEmpty() ? null : text;
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private interface Item<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> List<T> list(DataInputStream in, Item<T> item) throws IOException {
        int size = bounded(in.readInt(), OsvLimits.LIST);
        List<T> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(item.read(in));
        }
        return items;
    }

    static int bounded(int value, int most) throws IOException {
        if (value < 0 || value > most) {
            throw new IOException("a number of it is out of bounds");
        }
        return value;
    }
}
