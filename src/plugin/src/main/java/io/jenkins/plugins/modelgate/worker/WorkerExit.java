package io.jenkins.plugins.modelgate.worker;

import java.io.Serializable;

/**
 * How a worker's process ended.
 *
 * @param code exit code
 * @param errors end of what it wrote to standard error
 */
record WorkerExit(int code, String errors) implements Serializable {}
