/** Examines safetensors files: a header that must account for every byte behind it, or the file is something else too. */
package io.jenkins.plugins.modelgate.engine.scan.safetensors;
