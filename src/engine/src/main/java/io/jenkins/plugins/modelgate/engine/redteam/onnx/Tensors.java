package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Numbers as the tensor that a model takes. */
final class Tensors {
    private Tensors() {}

    static OnnxTensor of(OrtEnvironment environment, TensorInfo info, double[][] rows, long[] shape)
            throws OrtException, UnusableException {
        DoubleStream values = Arrays.stream(rows).flatMapToDouble(Arrays::stream);
        int count = rows.length * rows[0].length;
        switch (info.type) {
            case FLOAT -> {
                FloatBuffer floats = FloatBuffer.allocate(count);
                values.forEach(value -> floats.put((float) value));
                return OnnxTensor.createTensor(environment, floats.flip(), shape);
            }
            case DOUBLE -> {
                return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values.toArray()), shape);
            }
            case INT64 -> {
                return OnnxTensor.createTensor(
                        environment,
                        LongBuffer.wrap(values.mapToLong(Math::round).toArray()),
                        shape);
            }
            case INT32 -> {
                return OnnxTensor.createTensor(
                        environment,
                        IntBuffer.wrap(values.mapToInt(value -> (int) Math.round(value))
                                .toArray()),
                        shape);
            }
            case UINT8 -> {
                ByteBuffer bytes = ByteBuffer.allocateDirect(count);
                values.forEach(value -> bytes.put((byte) Math.round(value)));
                return OnnxTensor.createTensor(environment, bytes.flip(), shape, OnnxJavaType.UINT8);
            }
            default ->
                throw new UnusableException("the model takes inputs of type " + info.type
                        + "; float, double, int64, int32 and uint8 can be attacked");
        }
    }
}
