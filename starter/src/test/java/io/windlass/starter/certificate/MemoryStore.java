package io.windlass.starter.certificate;

import java.util.List;
import java.util.Map;

/** What several starters share. A starter sees what it was told last, like from a watch. */
final class MemoryStore {

  private Map<String, String> data = Map.of();
  private long version;
  String told = "";
  int writes;

  void damage(Map<String, String> other) {
    data = other;
    version++;
  }

  Map<String, String> data() {
    return data;
  }

  /** One starter's view, which it has to refresh. */
  final class View implements Store {

    private Map<String, String> seen = Map.of();
    private long seenVersion;

    void refresh() {
      seen = data;
      seenVersion = version;
    }

    @Override
    public String namespace() {
      return "system";
    }

    @Override
    public void start(Runnable changed) {}

    @Override
    public boolean synced() {
      return true;
    }

    @Override
    public Map<String, String> data() {
      return seen;
    }

    @Override
    public boolean write(Map<String, String> wanted) {
      if (seenVersion != version) {
        return false;
      }
      damage(wanted);
      writes++;
      return true;
    }

    @Override
    public List<String> told() {
      return List.of(told, told);
    }

    @Override
    public void tell(String bundle) {
      told = bundle;
    }
  }
}
