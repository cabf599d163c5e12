package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class ProtobufWalkTest {
    private static final Schema SCHEMA = Schema.of("""
            Tree
              1 name string
              2 child Tree*
              3 count varint
              4 counts varint*
              5 ratio fixed32*
              6 exact fixed64
              7 data bytes
              8 one Tree      # singular, so that merging parsers differ
            """);

    private final List<String> seen = new ArrayList<>();

    @Test
    public void showsEveryFieldOfEveryLevel() throws IOException {
        walk(Proto.message()
                .text(1, "root")
                .number(3, -5)
                .with(2, Proto.message().text(1, "leaf").number(4, 7))
                .with(8, Proto.message())
                .bytes(4, new byte[] {1, 2, 3})
                .bytes(5, new byte[8])
                .tag(6, 1)
                .raw(new byte[8])
                .bytes(7, new byte[100_000]));
        assertThat(seen)
                .containsExactly(
                        "{",
                        "name=root",
                        "count=-5",
                        "{",
                        "name=leaf",
                        "counts=7",
                        "}",
                        "{",
                        "}",
                        "exact=0",
                        "data#100000",
                        "}");
    }

    @Test
    public void tellsUnknownFieldsOfEveryWireTypeAndGoesOn() throws IOException {
        walk(Proto.message()
                .number(20, 1)
                .tag(21, 1)
                .raw(new byte[8])
                .text(22, "x")
                .tag(23, 5)
                .raw(new byte[4])
                .tag(24, 3)
                .tag(25, 3)
                .number(1, 1)
                .tag(25, 4)
                .tag(24, 4)
                .text(1, "after"));
        assertThat(seen)
                .containsExactly(
                        "{", "unknown 20", "unknown 21", "unknown 22", "unknown 23", "unknown 24", "name=after", "}");
    }

    @Test
    public void tellsFieldsInAnotherWireType() throws IOException {
        walk(Proto.message()
                .number(1, 5)
                .number(2, 5)
                .text(3, "packed, but not repeated")
                .tag(8, 3)
                .tag(8, 4)
                .tag(4, 5)
                .raw(new byte[4]));
        assertThat(seen).containsExactly("{", "wire name", "wire child", "wire count", "wire one", "wire counts", "}");
    }

    @Test
    public void tellsSecondValuesAndWalksThem() throws IOException {
        walk(Proto.message()
                .text(1, "a")
                .text(1, "b")
                .with(8, Proto.message())
                .with(8, Proto.message().number(3, 9)));
        assertThat(seen)
                .containsExactly(
                        "{", "name=a", "again name", "name=b", "{", "}", "again one", "{", "count=9", "}", "}");
    }

    @Test
    public void tellsPaddedNumbers() throws IOException {
        walk(Proto.message().raw((byte) 0x98, (byte) 0).varint(1).tag(1, 2).raw((byte) 0x81, (byte) 0, (byte) 'x'));
        assertThat(seen).containsExactly("{", "padded", "count=1", "padded", "name=x", "}");
    }

    @Test
    public void stopsAtBrokenEncoding() {
        List<Proto> broken = List.of(
                Proto.message().raw((byte) 0),
                Proto.message().tag(3, 6),
                Proto.message().tag(9, 7),
                Proto.message().tag(3, 4),
                Proto.message().tag(9, 3).tag(10, 4),
                Proto.message().varint(1L << 32 | 24).varint(1),
                Proto.message().raw((byte) 0x98, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0),
                Proto.message().tag(3, 0).raw(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 2}),
                Proto.message().tag(3, 0).raw(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}),
                Proto.message().tag(1, 2).varint(-1),
                Proto.message().with(2, Proto.message().tag(1, 2).varint(1)).raw((byte) 0),
                Proto.message().with(2, Proto.message().tag(6, 1)).raw(new byte[8]),
                Proto.message().bytes(2, new byte[] {24}).raw((byte) 1),
                Proto.message().with(2, Proto.message().tag(9, 3)).tag(9, 4),
                Proto.message().bytes(5, new byte[5]),
                Proto.message().bytes(4, new byte[] {-1}));
        for (Proto proto : broken) {
            assertThatThrownBy(() -> walk(proto)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    public void everyPrefixIsTruncatedOrWholeFields() throws IOException {
        byte[] whole = Proto.message()
                .text(1, "root")
                .with(2, Proto.message().number(3, 300).text(1, "leaf"))
                .bytes(4, new byte[] {1, 2, 3})
                .bytes()
                .clone();
        int clean = 0;
        for (int length = 0; length < whole.length; length++) {
            try {
                walk(Proto.message().raw(java.util.Arrays.copyOf(whole, length)));
                clean++;
            } catch (TruncatedException e) {
                assertThat(e.position()).isEqualTo(length);
            }
        }
        assertThat(clean).as("only between the fields of the root").isEqualTo(3);
    }

    @Test
    public void followsNestingToItsLimitWithoutRecursion() throws IOException {
        Proto nested = Proto.message();
        for (int i = 1; i < Limits.NESTING; i++) {
            nested = Proto.message().with(2, nested);
        }
        walk(nested);
        Proto deeper = Proto.message().with(2, nested);
        assertThatThrownBy(() -> walk(deeper)).isInstanceOf(LimitException.class);
        Proto groups = Proto.message();
        for (int i = 0; i < 1_000_000; i++) {
            groups.tag(9, 3);
        }
        assertThatThrownBy(() -> walk(groups)).isInstanceOf(LimitException.class);
    }

    private void walk(Proto proto) throws IOException {
        seen.clear();
        Recorder recorder = new Recorder();
        ScanStream in = new ScanStream(new ByteArrayInputStream(proto.bytes()), -1);
        new ProtobufWalk(in, recorder, recorder).walk(SCHEMA.message("Tree"));
    }

    private final class Recorder implements Visitor, Visitor.Factory, Anomalies {
        @Override
        public Visitor open(Message type, @CheckForNull Field via, Visitor parent, long offset) {
            seen.add("{");
            return this;
        }

        @Override
        public boolean wants(Field field) {
            return true;
        }

        @Override
        public void text(Field field, Text value, long offset) {
            assertThat(value.isWhole()).isEqualTo(value.length() <= Limits.NAME);
            seen.add(field + (value.isWhole() ? "=" + value : "#" + value.length()));
        }

        @Override
        public void number(Field field, long value, long offset) {
            seen.add(field + "=" + value);
        }

        @Override
        public void close(long offset) {
            seen.add("}");
        }

        @Override
        public void unknownField(Message type, int number, long offset) {
            seen.add("unknown " + number);
        }

        @Override
        public void wireType(Message type, Field field, int wireType, long offset) {
            seen.add("wire " + field);
        }

        @Override
        public void duplicate(Message type, Field field, long offset) {
            seen.add("again " + field);
        }

        @Override
        public void overlong(Message type, @CheckForNull Field field, long offset) {
            seen.add("padded");
        }
    }
}
