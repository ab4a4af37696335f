/* Material's search, asked for when somebody searches. It stands beside Material's own worker, whose name is behind
   the #: it says that it is ready, keeps the settings, and at the first question loads that worker and the index. */
{
  const name = decodeURIComponent(location.hash.slice(1));
  const post = self.postMessage.bind(self);
  const nothing = { type: 3, data: { items: [] } };
  let setup, waiting = [], loading = false, ready = false;

  const start = async () => {
    loading = true;
    const answer = await fetch("../../../search/index.json");
    const { docs } = await answer.json();
    self.postMessage = (message) => {
      if (message.type !== 1) return post(message);
      ready = true;
      for (const each of waiting.splice(0)) self.dispatchEvent(new MessageEvent("message", { data: each }));
    };
    importScripts(name);
    self.dispatchEvent(new MessageEvent("message", { data: { ...setup, data: { ...setup.data, docs } } }));
  };
  const give_up = (error) => {
    loading = false;
    waiting = [];
    post(nothing);
    throw error;
  };

  self.addEventListener("message", (event) => {
    if (ready || (loading && !event.isTrusted)) return;
    event.stopImmediatePropagation();
    const message = event.data;
    if (message.type === 0) { setup = message; post({ type: 1 }); return; }
    if (!message.data) { post(nothing); return; }
    waiting.push(message);
    if (!loading) start().catch(give_up);
  });
}
