package io.jenkins.plugins.modelgate.engine.lineage.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import io.jenkins.plugins.modelgate.engine.lineage.Relation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** At most {@value #MOST} facts of one entry as bytes: length, CRC-32C, the entry, its things, each once, the facts. */
final class FactBlock {
    /** Most facts. */
    static final int MOST = 64;

    /** Bytes before the content. */
    static final int HEAD = 8;

    private FactBlock() {}

    static byte[] write(List<Fact> facts) throws IOException {
        Map<Node, Integer> nodes = new LinkedHashMap<>();
        for (Fact fact : facts) {
            nodes.putIfAbsent(fact.from(), nodes.size());
            nodes.putIfAbsent(fact.to(), nodes.size());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Fact.Source source = facts.get(0).source();
        out.writeLong(source.entry());
        out.writeLong(source.time());
        out.writeUTF(source.job());
        out.writeUTF(source.build());
        out.writeByte(nodes.size());
        for (Node node : nodes.keySet()) {
            out.writeByte(node.kind().code());
            out.writeUTF(node.id());
        }
        out.writeByte(facts.size());
        for (Fact fact : facts) {
            out.writeByte(fact.relation().code());
            out.writeByte(nodes.get(fact.from()));
            out.writeByte(nodes.get(fact.to()));
            text(out, fact.state());
            text(out, fact.text());
        }
        byte[] content = bytes.toByteArray();
        return ByteBuffer.allocate(HEAD + content.length)
                .putInt(content.length)
                .putInt(crc(content))
                .put(content)
                .array();
    }

    private static void text(DataOutputStream out, @CheckForNull String text) throws IOException {
        out.writeUTF(text == null ? "" : text);
    }

    /** @throws DamagedException when it is not what was written */
    static List<Fact> read(byte[] content, int crc) throws DamagedException {
        if (crc(content) != crc) {
            throw new DamagedException("a block of facts is damaged");
        }
        try {
            return read(new DataInputStream(new ByteArrayInputStream(content)));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DamagedException("a block of facts cannot be read", e);
        }
    }

    private static List<Fact> read(DataInputStream in) throws IOException {
        Fact.Source source = new Fact.Source(in.readLong(), in.readLong(), in.readUTF(), in.readUTF());
        List<Node> nodes = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            nodes.add(new Node(Kind.of(in.readUnsignedByte()), in.readUTF()));
        }
        List<Fact> facts = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            Relation relation = Relation.of(in.readUnsignedByte());
            Node from = nodes.get(in.readUnsignedByte());
            Node to = nodes.get(in.readUnsignedByte());
            facts.add(new Fact(from, relation, to, text(in), text(in), source));
        }
        return facts;
    }

    @CheckForNull
    private static String text(DataInputStream in) throws IOException {
        String text = in.readUTF();
        return text.isEmpty() ? null : text;
    }

    private static int crc(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }
}
