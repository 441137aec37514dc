// 他們談到產業發展和規劃
let text = "他們談到產業發展和規劃", other = x ? "a" : 1
let t = "Größe, schöner \n"
