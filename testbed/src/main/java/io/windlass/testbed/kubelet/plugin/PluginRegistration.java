package io.windlass.testbed.kubelet.plugin;

/** What a plugin's registrar serves on its socket in the kubelet's registration directory. */
public interface PluginRegistration {

  /**
   * The plugin.
   *
   * @param driver its CSI name
   * @param endpoint path of its socket on the node
   */
  record PluginInfo(String driver, String endpoint) {}

  PluginInfo info();

  void registered();

  /** The kubelet did not take the plugin. */
  void refused(String why);
}
