/**
 * PyTorch files: the ZIP form, TorchScript, torch.package and exported programs, the legacy form, and the tar form before
 * it. Every pickle goes through the pickle machine under the rules of PyTorch's own loader; storages are raw bytes whose
 * sizes must be those that the pickles tell.
 */
package io.jenkins.plugins.modelgate.engine.scan.pytorch;
