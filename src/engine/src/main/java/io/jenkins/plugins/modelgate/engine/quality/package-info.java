/**
 * What a model's own metrics and tests say, held against the policy and against the last approved version: values and
 * arithmetic, no file. A controller judges with it again what a worker has read.
 */
package io.jenkins.plugins.modelgate.engine.quality;
