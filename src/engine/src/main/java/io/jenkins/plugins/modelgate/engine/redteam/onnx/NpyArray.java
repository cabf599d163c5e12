package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of numbers in NumPy's format (numpy.lib.format, versions 1 to 3), little-endian and in C order.
 *
 * @param shape its dimensions
 * @param values row by row
 */
record NpyArray(int[] shape, double[] values) {
    private static final Pattern HEADER =
            Pattern.compile("\\{\\s*'descr'\\s*:\\s*'([<|=])([fiub])([1248])'\\s*,\\s*'fortran_order'"
                    + "\\s*:\\s*False\\s*,\\s*'shape'\\s*:\\s*\\(([0-9, ]*)\\)\\s*,?\\s*}\\s*");

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    static NpyArray of(byte[] file, String name) throws UnusableException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12 || !Arrays.equals(Arrays.copyOf(file, 6), MAGIC)) {
            throw new UnusableException(name + " is no NumPy array");
        }
        int start = file[6] == 1 ? 10 : 12;
        long length = file[6] == 1 ? Short.toUnsignedInt(in.getShort(8)) : Integer.toUnsignedLong(in.getInt(8));
        if (length > file.length - start) {
            throw new UnusableException(name + " is cut off");
        }
        Matcher header = HEADER.matcher(new String(file, start, (int) length, StandardCharsets.ISO_8859_1));
        if (!header.matches()) {
            throw new UnusableException(name + " is no array of plain little-endian numbers in C order;"
                    + " save it with numpy.ascontiguousarray(a, 'float32')");
        }
        int[] shape;
        try {
            shape = Arrays.stream(header.group(4).split(","))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new UnusableException(name + " has a shape that is too large", e);
        }
        int size = Integer.parseInt(header.group(3));
        long count = (file.length - start - length) / size;
        long product = 1;
        for (int dimension : shape) {
            product = Math.min(product * dimension, Integer.MAX_VALUE);
        }
        if (product != count || (file.length - start - length) % size != 0) {
            throw new UnusableException(name + " has not the size that its shape says");
        }
        in.position((int) (start + length));
        ToDoubleFunction<ByteBuffer> reader = reader(header.group(2).charAt(0), size, name);
        double[] values = new double[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.applyAsDouble(in);
        }
        return new NpyArray(shape, values);
    }

    private static ToDoubleFunction<ByteBuffer> reader(char kind, int size, String name) throws UnusableException {
        boolean signed = kind == 'i';
        if (kind == 'f' && size >= 4) {
            return size == 4 ? ByteBuffer::getFloat : ByteBuffer::getDouble;
        }
        if (kind == 'b' && size == 1 || kind == 'i' || kind == 'u') {
            return switch (size) {
                case 1 -> in -> signed ? in.get() : Byte.toUnsignedInt(in.get());
                case 2 -> in -> signed ? in.getShort() : Short.toUnsignedInt(in.getShort());
                case 4 -> in -> signed ? in.getInt() : Integer.toUnsignedLong(in.getInt());
                default -> ByteBuffer::getLong;
            };
        }
        throw new UnusableException(name + " has numbers of a type that is not read here; save it as float32");
    }
}
