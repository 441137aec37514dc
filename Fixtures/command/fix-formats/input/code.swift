// 他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃
let text = "他們談到產(chǎn)業(yè)發(fā)展和規(guī)劃", other = x ? "a" : 1
let t = "GrÃ¶ÃŸe, schÃ¶ner \n"
