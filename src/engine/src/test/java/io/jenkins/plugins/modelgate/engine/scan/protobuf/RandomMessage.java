package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Messages that a schema allows, at random, with one given message planted at a random place that can hold its type. */
public final class RandomMessage {
    private static final int DEPTH = 4;

    private final Random random;

    public RandomMessage(Random random) {
        this.random = random;
    }

    /** A message of type {@code root} that holds {@code plant}, of the named type, at most {@code steps} levels deep. */
    public byte[] with(Message root, String type, byte[] plant, int steps) {
        boolean here = root.name().equals(type);
        List<Field> ways = new ArrayList<>();
        for (Field field : root.fields()) {
            if (field.type() != null && reaches(field.type(), type, steps - 1, new HashSet<>())) {
                ways.add(field);
            }
        }
        if (here && (ways.isEmpty() || random.nextBoolean())) {
            return plant;
        }
        Field way = ways.get(random.nextInt(ways.size()));
        List<byte[]> parts = others(root, DEPTH - 1, way);
        parts.add(Proto.message()
                .bytes(way.number(), with(way.type(), type, plant, steps - 1))
                .bytes());
        Collections.shuffle(parts, random);
        return joined(parts);
    }

    /** Any message of that type. */
    public byte[] any(Message type, int depth) {
        return joined(others(type, depth, null));
    }

    private List<byte[]> others(Message type, int depth, Field except) {
        List<byte[]> parts = new ArrayList<>();
        for (Field field : type.fields()) {
            if (field == except) {
                continue;
            }
            int most = field.repeated() ? 3 : 2;
            for (int count = random.nextInt(most); count > 0; count--) {
                if (field.type() == null || depth > 0) {
                    parts.add(value(field, depth));
                }
            }
        }
        return parts;
    }

    private byte[] value(Field field, int depth) {
        Proto out = Proto.message();
        switch (field.kind()) {
            case VARINT -> out.number(field.number(), random.nextLong() >> random.nextInt(64));
            case FIXED32 -> out.tag(field.number(), 5).raw(bytes(4));
            case FIXED64 -> out.tag(field.number(), 1).raw(bytes(8));
            case MESSAGE -> out.bytes(field.number(), any(field.type(), depth - 1));
            default -> out.bytes(field.number(), bytes(random.nextInt(8)));
        }
        return out.bytes();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static boolean reaches(Message from, String type, int steps, Set<String> passed) {
        if (from.name().equals(type)) {
            return true;
        }
        if (steps <= 0 || !passed.add(from.name() + steps)) {
            return false;
        }
        return from.fields().stream()
                .anyMatch(field -> field.type() != null && reaches(field.type(), type, steps - 1, passed));
    }

    private static byte[] joined(List<byte[]> parts) {
        Proto all = Proto.message();
        parts.forEach(all::raw);
        return all.bytes();
    }
}
