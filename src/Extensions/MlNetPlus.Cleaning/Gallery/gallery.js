(() => {
  const cards = [...document.querySelectorAll('article')];
  const classes = [...document.querySelectorAll('#classes option')].map(option => option.value);
  const status = document.getElementById('status'), filter = document.getElementById('filter'), save = document.getElementById('save');
  let unsaved = false;

  const radio = (card, wanted) => card.querySelector(`input[type=radio][value=${wanted}]`);
  const action = card => card.querySelector('input[type=radio]:checked').value;
  const input = card => card.querySelector('select, input[type=number]');
  const tell = () => {
    const count = wanted => cards.filter(card => action(card) === wanted).length;
    status.textContent = `${cards.length} rows: ${count('keep')} to keep, ${count('relabel')} to relabel, ${count('delete')} to delete.`;
  };
  // a spreadsheet would take such a text for a formula; ChoiceFile takes the apostrophe off again
  const plain = text => /^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  const quote = text => `"${text.replaceAll('"', '""')}"`;
  const line = card => {
    const chosen = action(card);
    return [card.dataset.row, card.dataset.name, card.dataset.given, chosen, chosen === 'relabel' ? input(card).value : ''].map(plain).map(quote).join(',');
  };

  for (const card of cards) {
    const field = input(card), { given, predicted } = card.dataset;
    if (field.tagName === 'SELECT') {
      field.add(new Option('', '')); // where the prediction is the label given, no class is proposed
      for (const name of classes) if (name && name !== given) field.add(new Option(name, name, false, name === predicted));
      if (field.options.length === 1) radio(card, 'relabel').disabled = true;
    }
    for (const kind of ['input', 'change']) { // not every browser sends both for a list
      field.addEventListener(kind, () => { radio(card, field.tagName === 'SELECT' && !field.value ? 'keep' : 'relabel').checked = true; });
      card.addEventListener(kind, () => { unsaved = true; tell(); });
    }
  }

  for (const name of new Set(cards.map(card => card.dataset.given))) filter.add(new Option(name, name));
  filter.parentElement.hidden = classes.length === 0 || filter.options.length < 3;
  const show = () => { for (const card of cards) card.hidden = filter.selectedIndex > 0 && card.dataset.given !== filter.value; };
  filter.addEventListener('change', show);

  const unlabelled = () => cards.find(card => action(card) === 'relabel' && !input(card).value);
  const ask = card => {
    if (card.hidden) { filter.selectedIndex = 0; show(); }
    status.textContent = `Not saved: ${card.querySelector('h2').textContent} is to be relabelled and has no new label. Choose one.`;
    input(card).focus();
  };

  save.addEventListener('click', () => {
    const missing = unlabelled();
    if (missing) return ask(missing);
    const text = '\ufeff' + ['Row,Name,Given,Action,Label', ...cards.map(line), ''].join('\r\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    link.download = document.body.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    status.textContent = `Saved as ${link.download}. ${cards.length} rows are in it.`;
  });
  addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });

  for (const part of document.querySelectorAll('.bar, .lead')) part.hidden = false;
  document.body.classList.remove('without-script');
  tell();
  show();
})();
