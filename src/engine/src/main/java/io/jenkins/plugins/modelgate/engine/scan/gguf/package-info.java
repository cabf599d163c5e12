/** Examines GGUF files: every metadata value, above all the chat templates, and the layout of the tensors. */
package io.jenkins.plugins.modelgate.engine.scan.gguf;
